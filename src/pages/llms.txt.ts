import { llmsText } from '../site/llms.ts';
import { published } from '../site/published.ts';

export const GET = () => new Response(llmsText(published()));
