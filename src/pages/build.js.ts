import { buildScript } from '../site/build-script.ts';
import { published, publishedScripts } from '../site/published.ts';

export const GET = () => new Response(buildScript(published(), publishedScripts()));
