// Sets light or dark before the page is drawn, when the person has not chosen, and again whenever the system changes.
{
  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { if (!("chosen" in page.dataset)) page.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  follow();
  dark.addEventListener("change", follow);
}
