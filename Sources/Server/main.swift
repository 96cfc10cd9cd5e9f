 enum ServerPlaceholder {}
