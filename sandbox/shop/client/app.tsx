import { useEffect, useState } from 'preact/hooks';
import type { OrderView, ShopState } from '../protocol.ts';
import { OrderForm } from './order-form.tsx';
import { OrderList } from './order-list.tsx';
import { readState, watchState } from './talk.ts';
import { en, zh } from './words.ts';

/** The member's page: an order form beside the orders as the mill last told of them. */
export function App() {
  const [language, setLanguage] = useState(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const [state, setState] = useState<ShopState>();
  const [changing, setChanging] = useState<OrderView>();
  const words = language === 'zh' ? zh : en;

  useEffect(() => {
    const read = () => void readState().then(setState, () => undefined);
    read();
    return watchState(read);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = words.shop;
  }, [language, words]);

  if (!state) return <main class="shop" aria-busy="true" />;
  // Confirmed meanwhile: there is nothing to change any more.
  const editing = state.orders.find(({ id, locked }) => id === changing?.id && !locked);
  return (
    <div class="shop">
      <header class="shop-head">
        <h1>{words.shop}</h1>
        <nav>
          <a href="/">{words.workspace}</a>
          <button
            type="button"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {words.language}
          </button>
        </nav>
        <p>{words.about}</p>
        {!state.isConnected && <p role="alert">{words.alone}</p>}
      </header>
      <main class="shop-main">
        <OrderForm
          key={editing?.id ?? 'new'}
          {...{ words, goods: state.goods, editing, isChinese: language === 'zh' }}
          done={() => setChanging(undefined)}
        />
        <OrderList {...{ words, state, isChinese: language === 'zh' }} change={setChanging} />
      </main>
    </div>
  );
}
