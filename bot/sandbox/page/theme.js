// Light or dark: as the system says, unless the person chose otherwise here.

import { byId } from "./dom.js";

const KEY = "sandbox-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
const isDark = () => (kept() ?? (system.matches ? "dark" : "light")) === "dark";

function apply() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(isDark()));
}

export function startTheme() {
  apply();
  system.addEventListener("change", apply);
  byId("theme").addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    try { localStorage.setItem(KEY, next); } catch { /* private mode: for this visit only */ }
    apply();
  });
}
