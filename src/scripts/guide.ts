/** Has the Mermaid blocks of the page drawn. */
import { loadModule } from './module.ts';

void loadModule('mermaid');
