"""From text to lines on the screen: no widget, no app, only cells and styles."""
