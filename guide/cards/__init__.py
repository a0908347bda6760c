"""The pictures that chat apps show beside a link: 1200x630, with a title, a figure and the name of the site."""
