/** What every page can do. It runs in the head, so that a page never shows in the wrong theme first; the rest waits for the page. */
import { noteRoot } from './address.ts';
import { buildFacts } from './build.ts';
import { wireAsOf } from './frame/as-of.ts';
import { wireBar } from './frame/bar.ts';
import { wireDiagrams } from './frame/diagram.ts';
import { wireEvents } from './frame/event.ts';
import { wireFoot } from './frame/foot.ts';
import { wireRail } from './frame/rail.ts';
import { rememberPage } from './frame/recent.ts';
import { wireSearch } from './frame/search-key.ts';
import { wireTables } from './frame/table.ts';
import { applyTheme } from './frame/theme.ts';
import { leadToFiles } from './frame/unpacked.ts';

noteRoot();
applyTheme();
// Asked for at once, and used when both it and the page are there.
const facts = buildFacts();
facts.catch(() => null);

document.addEventListener('DOMContentLoaded', () => {
  leadToFiles();
  wireRail();
  wireBar(facts);
  wireSearch();
  wireDiagrams();
  wireTables();
  wireEvents();
  wireFoot(facts);
  wireAsOf(facts);
  rememberPage();
});
