{#- Where the site begins, seen from an address that leads nowhere: where the map says so, else
    before the first folder that every site has, else where one of its files is found. -#}
(function () {
  var path = location.pathname, given = {{ config.extra.root | d("/", true) | tojson }};
  var folders = ["n", "d", "guide", "messages", "data", "search", "explore"
    {%- for item in nav.items %}{% for one in item.children or [item] %}{% if "/" in one.url %}, {{ one.url | tojson }}{% endif %}{% endfor %}{% endfor %}].map(function (url) { return url.split("/")[0]; });
  function here(root) {
    var base = document.createElement("base");
    base.href = location.origin + root;
    document.head.append(base);
  }
  function answers(root) {
    var asked = new XMLHttpRequest();
    asked.open("HEAD", location.origin + root + "assets/mark.svg", false);
    try { asked.send(); } catch (error) { return false; }
    return asked.status === 200;
  }
  if (location.protocol === "file:" || (given !== "/" && path.indexOf(given) === 0)) return;
  var parts = path.split("/").slice(1, -1), roots = ["/"];
  for (var i = 0; i < parts.length && i < 8; i += 1) {
    if (folders.indexOf(parts[i]) >= 0) return here(roots[i]);
    roots.push(roots[i] + parts[i] + "/");
  }
  if (folders.indexOf(path.split("/").pop()) >= 0) return here(roots.pop());
  while (roots.length > 1) {
    var root = roots.pop();
    if (answers(root)) return here(root);
  }
})();
