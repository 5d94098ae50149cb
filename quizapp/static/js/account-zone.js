// Proposes the browser's own time zone: fills hidden fields with it, and offers it where a zone is chosen by hand.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

for (const field of document.querySelectorAll("[data-browser-zone]")) field.value = zone;

const choice = document.querySelector("[data-zone-choice]");
const offer = document.querySelector("[data-zone-offer]");

function known() {
  return [...(choice?.options ?? [])].some((option) => option.value === zone);
}

function update() {
  offer.hidden = choice.value === zone;
}

if (choice && offer && known()) {
  offer.querySelector("span").textContent = offer.dataset.zoneOffer.replace("ZONE", zone.replaceAll("_", " "));
  offer.querySelector("button").addEventListener("click", () => {
    choice.value = zone;
    update();
    choice.focus();
  });
  choice.addEventListener("change", update);
  update();
}
