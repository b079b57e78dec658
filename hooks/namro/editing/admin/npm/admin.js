// Starts the editor with the configuration that lies beside this file.
import "./before.js";
import CMS from "@sveltia/cms";

const APPROVAL = ["nguoi_duyet", "ngay_duyet", "dau_van_tay"];
const beside = (name) => new URL(name, import.meta.url).href;

const answer = await fetch(beside("cau-hinh.json"));
const config = await answer.json();

// A changed record is not approved any more: only `approve` knows the fingerprint of what was approved. In a file
// of many records the editor says which one changed, by its state.
const withdrawn = (record) => APPROVAL.reduce((kept, name) => kept.delete(name), record);
const WAITING = "cho-duyet";

CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) =>
    entry.update("data", (data) => {
      if (data.get("trang_thai_bien_tap") === "da-duyet") return withdrawn(data.set("trang_thai_bien_tap", WAITING));
      return data.map((value) =>
        Array.isArray(value?.toArray?.())
          ? value.map((item) => (item?.get?.("trang_thai_bien_tap") === WAITING ? withdrawn(item) : item))
          : value,
      );
    }),
});

await CMS.init({ config: { ...config, logo: { src: beside("bieu-tuong.svg") }, load_config_file: false } });
