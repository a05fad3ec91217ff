/** Where products come from in bulk. */
export const feeds = {
  feedsTitle: 'Feeds',
  feedsLead: 'Your whole catalogue at once: from a file, or from an address we read every day.',
  feedsEmpty: 'No feed yet',
  feedsEmptyText:
    'If you have a Google Merchant feed or a Shopify export, your products are here in a minute.',
  feedAdd: 'Add a feed',
  feedByUpload: 'Files you upload',
  feedNext: (when: string) => `read again ${when}`,
  feedNever: 'Not read yet',
  feedLook: (name: string) => `Look at the last reading of ${name}`,
  feedRemove: 'Remove',
  feedRemoveOf: (name: string) => `Remove ${name}`,
  feedRemoveTitle: (name: string) => `Remove ${name}?`,
  feedRemoveText: 'It is not read any more, and what its readings came to is forgotten.',
  runUntracked: (count: number) =>
    count === 1
      ? 'One row sells without limit: it says no quantity, or lets buyers order beyond it.'
      : `${count} rows sell without limit: they say no quantity, or let buyers order beyond it.`,
  feedReadNow: 'Read now',
  feedReadNowOf: (name: string) => `Read ${name} now`,
  feedUpload: 'Upload a new file',
  feedUploadOf: (name: string) => `Upload a new file for ${name}`,
  feedCounts: (rows: string, rejected: number) => {
    const counted = rows === '1' ? '1 row' : `${rows} rows`
    return rejected ? `${counted}, ${rejected} left out` : counted
  },
  addTitle: 'Add a feed',
  addHow: 'How it comes',
  addUpload: 'Upload a file',
  addAddress: 'Read an address daily',
  addressLabel: 'Address of the feed',
  addressHint: 'It begins with https:// and needs no password. We read it now and then every day.',
  addressWrong: 'Please write an address that begins with https://.',
  addressGo: 'Read it now',
  feedName: 'Name, for yourself',
  feedNameHint: 'e.g. Spring list',
  dropChoose: 'Choose a file',
  dropNote: 'Or drop it here. XML, CSV or TSV, up to 200 MB.',
  dropTooLarge: 'This file is larger than 200 MB. Split it and upload the parts as feeds.',
  dropEmpty: 'This file is empty.',
  uploading: (name: string) => `Sending ${name}`,
  uploadingOf: (sent: string, total: string) => `${sent} of ${total}`,
  uploadCancel: 'Stop',
  uploadAgain: 'Send it again',
  formatsTitle: 'What we can read',
  formatsLead: 'We find out which one it is by ourselves.',
  formatsNeeded: 'Needed',
  formatsUsed: 'Used where it is there',
  formatsSample: 'Copy an example',
  formatsFile: 'Download it as a file to fill in',
  formats: {
    googleTable: {
      name: 'A table: Google Merchant feed or your own, CSV or TSV',
      text: 'One row for each variant; rows with the same item_group_id are one product. Columns may have everyday names, such as name or 商品名称.',
    },
    googleXml: {
      name: 'Google Merchant feed, XML',
      text: 'RSS 2.0 or Atom, with or without the g: prefix. No DOCTYPE.',
    },
    shopify: {
      name: 'Shopify product export, CSV',
      text: 'As Shopify writes it; rows with the same Handle are one product.',
    },
  },
  extraTitle: 'Columns of our own',
  extraText: 'Add them to any of the formats; leave cells empty where you do not need them.',
  extras: [
    ['title_zh', 'The title in Chinese, for Chinese shops.'],
    ['description_zh', 'The description in Chinese.'],
    [
      'color_zh, size_zh, material_zh, pattern_zh',
      'The options in Chinese; in Shopify’s format option1_name_zh and option1_value_zh.',
    ],
    ['commission', 'What curators earn for this product, in percent: 18 or 18%.'],
    ['quantity', 'Units in stock. Without it stock is not counted.'],
  ] as [string, string][],
}
