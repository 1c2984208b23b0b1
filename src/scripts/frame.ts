/** What every page can do. */
import { wireMenu } from './frame/menu.ts';
import { wireRail } from './frame/rail.ts';
import { rememberPage } from './frame/recent.ts';
import { wireCitation } from './frame/citation.ts';
import { wireSearch } from './frame/search-key.ts';
import { leadToFiles } from './frame/unpacked.ts';

leadToFiles();
wireRail();
wireMenu();
wireSearch();
wireCitation();
rememberPage();
