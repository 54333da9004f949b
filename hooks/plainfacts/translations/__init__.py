"""The site in other languages: what there is to translate, and the facts and pages with their texts replaced."""
