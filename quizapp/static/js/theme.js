// Sets light or dark before the page is drawn, when the person has not chosen.
document.documentElement.dataset.bsTheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
