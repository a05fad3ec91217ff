import type { Language } from '../../platform/language.ts'
import type { Accent, Layout, Theme } from '../../shops/schema.ts'

export type DemoShop = {
  curator: { name: string; email: string; language: Language }
  handle: string
  name: string
  line: string
  accent: Accent
  look: { theme: Theme; layout: Layout }
  language: Language
  /** One photo with several of its picks, by the sellers' own ids. */
  together: { title: string; things: string[] }
  sections: { title: string; picks: { slug: string; note: string }[] }[]
}

const ayu: DemoShop = {
  curator: { name: 'Ayu Chen', email: 'curator@example.com', language: 'en' },
  handle: 'ayu',
  name: 'Ayu’s table',
  line: 'Tea, fruit and the few things I would buy again',
  accent: 'persimmon',
  look: { theme: 'paper', layout: 'grid' },
  together: {
    title: 'The whole tea table',
    things: ['side-handle-teapot', 'tasting-cups', 'gaiwan', 'dianhong-gold-tips'],
  },
  language: 'en',
  sections: [
    {
      title: 'On the table this month',
      picks: [
        {
          slug: 'shaanxi-apples',
          note: 'My father is from Luochuan, so I am strict about these. Cold from the balcony, in quarters, after dinner.',
        },
        {
          slug: 'fuping-persimmons',
          note: 'I ration them: one with the second pot of tea. The frost is sugar, leave it on.',
        },
        {
          slug: 'zhouzhi-kiwis',
          note: 'Put two in a bag with an apple on Thursday and Saturday’s breakfast is settled.',
        },
        {
          slug: 'qinling-honey',
          note: 'Ask for the half kilo. The small jar lasted us nine days.',
        },
        {
          slug: 'mizhi-millet',
          note: 'What I cook when someone in the house has a cold. Do not stir for the last ten minutes.',
        },
        {
          slug: 'dried-apple-rings',
          note: 'These live in my desk drawer. I no longer pretend they are for my daughter.',
        },
      ],
    },
    {
      title: 'For a slow pot of tea',
      picks: [
        {
          slug: 'dianhong-gold-tips',
          note: 'The tea I give to people who say they only drink coffee. Nobody has asked for milk yet.',
        },
        {
          slug: 'ripe-puer-cake',
          note: 'Rinse it once, then trust it. It carried me through a whole winter of editing.',
        },
        {
          slug: 'raw-puer-cake',
          note: 'I bought two: one to drink now, one with my daughter’s birth year on the wrapper.',
        },
        {
          slug: 'side-handle-teapot',
          note: 'I am left-handed and it pours well for me too. Mine is the brown one; it hides tea stains.',
        },
        {
          slug: 'tasting-cups',
          note: 'I was afraid of them for a week. Three years on, both are still whole.',
        },
        {
          slug: 'gaiwan',
          note: 'If you buy one thing to make tea in, this. The rim really does stay cool.',
        },
      ],
    },
    {
      title: 'Things that stay in the kitchen',
      picks: [
        {
          slug: 'celadon-rice-bowl',
          note: 'We have six, and they make leftovers look planned. The deep blue sells out first.',
        },
        {
          slug: 'blue-fish-plate',
          note: 'Every guest turns it over to see who painted it. Take the long one.',
        },
        {
          slug: 'camphor-board',
          note: 'The whole kitchen smelled of it for a month. I miss that a little.',
        },
        {
          slug: 'kitchen-knife',
          note: 'I gave away three knives after this one. Mind your knuckles for the first week.',
        },
        {
          slug: 'linen-tea-towels',
          note: 'Ugly on day one, lovely after ten washes. Worth the wait.',
        },
        {
          slug: 'hancheng-pepper',
          note: 'Toast ten husks in a dry pan, crush them with salt, and put that on a fried egg.',
        },
      ],
    },
    {
      title: 'Presents I have really given',
      picks: [
        {
          slug: 'harvest-basket',
          note: 'For my in-laws, two autumns in a row. They use the basket for mail now.',
        },
        {
          slug: 'plum-vase',
          note: 'For a friend who moved into her first own flat, with one branch of quince.',
        },
        {
          slug: 'paper-porcelain-lamp',
          note: 'For ourselves, honestly. We read by the small one every night.',
        },
        {
          slug: 'silk-scarf',
          note: 'For my mother, who wears it to the market and tells everybody where the lake is.',
        },
        {
          slug: 'brass-pen',
          note: 'For my editor when the book was done. Fine nib, if their writing is small.',
        },
        {
          slug: 'tea-picture-book',
          note: 'For every four-year-old I know. I still cry on page nineteen.',
        },
      ],
    },
  ],
}

const linTable: DemoShop = {
  curator: { name: '林知夏', email: 'lin@example.com', language: 'zh' },
  handle: 'lin-table',
  name: '林家餐桌',
  line: '一日三餐用得上的东西，我家都在用',
  accent: 'tea',
  look: { theme: 'garden', layout: 'list' },
  together: {
    title: '一家人的早餐桌',
    things: ['morning-mug', 'celadon-rice-bowl', 'rose-petal-jam'],
  },
  language: 'zh',
  sections: [
    {
      title: '早饭',
      picks: [
        { slug: 'mizhi-millet', note: '前一晚泡一把，早上二十五分钟，米油厚得能立住勺子。' },
        { slug: 'jiaxian-jujubes', note: '掰开煮在小米粥里，不用再放糖。' },
        { slug: 'morning-mug', note: '我用燕麦色，先生用靛蓝，从来不会拿错。' },
        { slug: 'baoshan-coffee', note: '周二烘、周五到，手冲九十度，梅子味很明显。' },
        { slug: 'rose-petal-jam', note: '抹在烤得焦一点的吐司上，比加黄油还香。' },
      ],
    },
    {
      title: '晚饭',
      picks: [
        { slug: 'noodle-bowl', note: '二十一厘米那只，装油泼面刚刚好，拌得开。' },
        { slug: 'celadon-rice-bowl', note: '圈足高，端热饭不烫手，女儿也能自己端。' },
        { slug: 'blue-fish-plate', note: '周末蒸一条鲈鱼，鱼吃完了，盘里还有一条。' },
        { slug: 'dipping-dishes', note: '饺子一上桌，四只全用得上。' },
        { slug: 'hancheng-pepper', note: '小火焙香，擀碎撒在麻婆豆腐上，一闻就知道是好花椒。' },
        { slug: 'persimmon-vinegar', note: '凉拌黄瓜只放它和盐，酸得很温柔。' },
        { slug: 'cold-pressed-walnut-oil', note: '出锅以后再淋，一小勺就够香。' },
      ],
    },
    {
      title: '饭后',
      picks: [
        { slug: 'jingyang-fu-brick', note: '吃完羊肉煮一壶，解腻，第二泡最好喝。' },
        { slug: 'shaanxi-apples', note: '切开就是一股果香，我妈一次能吃一整个。' },
        { slug: 'fuping-persimmons', note: '放冰箱冻一小时再吃，像冰淇淋。' },
        { slug: 'osmanthus-candle', note: '收拾完厨房点一会儿，油烟味就散了。' },
      ],
    },
  ],
}

const weekend: DemoShop = {
  curator: { name: '周野', email: 'zhou@example.com', language: 'zh' },
  handle: 'weekend',
  name: '周末出门',
  line: '背上包就走，走不远也算',
  accent: 'indigo',
  look: { theme: 'gallery', layout: 'editorial' },
  together: { title: '周末出门这一包', things: ['day-backpack', 'trail-bottle', 'camp-lantern'] },
  language: 'zh',
  sections: [
    {
      title: '去山里',
      picks: [
        { slug: 'two-person-tent', note: '在莫干山淋过一整夜的雨，里面是干的。' },
        { slug: 'day-backpack', note: '十八升，一天够用。蜡棉越磨越好看。' },
        { slug: 'camp-lantern', note: '挂在帐篷顶上，调到最暗，刚好能看书。' },
        { slug: 'trail-bottle', note: '八百毫升那只我放在炭边烧过水，熏黑了更顺眼。' },
        { slug: 'travel-towel', note: '下溪水游完泳，挂树上，收帐篷前就干了。' },
        { slug: 'field-knife', note: '切西瓜嫌短，切别的都够。' },
      ],
    },
    {
      title: '去公园',
      picks: [
        { slug: 'picnic-blanket', note: '草地还湿的时候铺下去，裤子不会潮。' },
        { slug: 'paper-kite', note: '说明书是真的讲得清楚，我和儿子一个下午糊好的。' },
        { slug: 'west-lake-walks', note: '四月那条路线人最少，别告诉别人。' },
        { slug: 'dried-apple-rings', note: '三袋装，放一袋在车里，堵车的时候救命。' },
        { slug: 'canvas-tote', note: '装得下毯子、水壶和一本书，放地上自己站着。' },
        { slug: 'pocket-notebooks', note: '方格那本我用来记鸟，已经记到第四十一种。' },
      ],
    },
  ],
}

export const shops: readonly DemoShop[] = [ayu, linTable, weekend]
