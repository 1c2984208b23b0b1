import { expect, test } from 'vitest';
import { directRender } from '../../../src/layouts/compiled/direct-render.ts';
import { pageGlobal } from '../../../src/layouts/compiled/page-global.ts';

/** As Astro's compiler writes it. */
function compiled(body: string, markup: string): string {
  return `const Astro = $$Astro;
const $$Ref = $$createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Ref;
	${body}
	return $$render\`${markup}\`;
}, "Ref.astro", undefined);`;
}

test('a head is put nowhere but where it is written', () => {
  const code = '$$render`${$$maybeRenderHead($$result)}<bdi>${name}</bdi>`';
  expect(directRender(code)).toBe('$$render`<bdi>${name}</bdi>`');
});

test('a fragment is its content', () => {
  const code =
    '$$render`${$$renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => $$render`<wbr>${part}` })}`';
  expect(directRender(code)).toBe(
    '$$render`${((slots) => slots.default($$result))({ "default": ($$result) => $$render`<wbr>${part}` })}`',
  );
});

test('a fragment that takes a place of its own stays one', () => {
  const code =
    '$$renderComponent($$result, "Fragment", Fragment, { "slot": "head" }, { "default": () => $$render`` })';
  expect(directRender(code)).toBe(code);
});

test('a component that asks for its props, its page’s address and its parameters gets these alone', () => {
  const code = compiled('const { id } = Astro.props;', '<a${$$addAttribute(href(Astro.url), "href")}></a>');
  const direct = directRender(code);
  expect(direct).toMatch(/^import \{ pageGlobal as \$\$pageGlobal \} from ".*page-global\.ts";\n/);
  expect(direct).toContain('const Astro = $$pageGlobal($$result, $$props);\n\tconst { id }');
});

test.each(['const { headers } = Astro.request;', 'const { props } = Astro;', 'Astro.slots.has("head");'])(
  'a component that asks for more keeps what it has: %s',
  (body) => {
    const code = compiled(body, '<p></p>');
    expect(directRender(code)).toBe(code);
  },
);

test('all components of a page are told the same address and parameters, and each its props', () => {
  const url = new URL('https://example.com/a/');
  const params = { name: 'a' };
  let made = 0;
  const page = {
    createAstro: () => {
      made += 1;
      return { url, params } as never;
    },
  };
  expect(pageGlobal(page, { id: 1 })).toEqual({ props: { id: 1 }, url, params });
  expect(pageGlobal(page, { id: 2 }).url).toBe(url);
  expect(made).toBe(1);
});
