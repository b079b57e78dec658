// Starts the editor with the configuration that lies beside this file.
import "./before.js";
import CMS from "@sveltia/cms";
import { besides } from "./xem.js";

const APPROVAL = ["nguoi_duyet", "ngay_duyet", "dau_van_tay"];
const beside = (name) => new URL(name, import.meta.url).href;

const told = async (name) => (await fetch(beside(name))).json();
const [config, pages] = await Promise.all([told("cau-hinh.json"), told("xem.json")]);

// A changed record is not approved any more: only `approve` knows the fingerprint of what was approved.
const withdrawn = (record) => APPROVAL.reduce((kept, name) => kept.delete(name), record);
const WAITING = "cho-duyet";

CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) =>
    entry.update("data", (data) =>
      data.get("trang_thai_bien_tap") === "da-duyet" ? withdrawn(data.set("trang_thai_bien_tap", WAITING)) : data,
    ),
});

await CMS.init({ config: { ...config, logo: { src: beside("bieu-tuong.svg") }, load_config_file: false } });
if (pages.goc) besides(pages);
