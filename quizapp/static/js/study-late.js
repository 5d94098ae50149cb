// Answers that waited in this browser when their page was closed are sent from here too; then the counts of this page hold them.
import { empty } from "./study-outbox.js";

if (await empty()) location.reload();
