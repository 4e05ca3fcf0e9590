-- The addresses of a file in turn; at the end one line of JSON with what was measured.
local host, paths, told = nil, {}, nil
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  host, told = args[1], args[3]
  place = told
  wrong = 0
  for line in io.lines(args[2]) do
    local path, etag = line:match("^(.-)\t(.*)$")
    local headers = { Host = host, ["Accept-Encoding"] = "identity" }
    if etag ~= "" then headers["If-None-Match"] = etag end
    paths[#paths + 1] = wrk.format("GET", path, headers)
  end
  at = 0
end

function request()
  at = at % #paths + 1
  return paths[at]
end

function response(status)
  if status ~= 200 and status ~= 304 then wrong = wrong + 1 end
end

function done(summary, latency)
  local errors, file = 0, nil
  for _, thread in ipairs(threads) do
    errors = errors + thread:get("wrong")
    file = thread:get("place")
  end
  local failed = summary.errors
  errors = errors + failed.connect + failed.read + failed.write + failed.timeout
  local out = io.open(file, "w")
  out:write(string.format(
    '{"requests": %d, "seconds": %f, "p50": %f, "bytes": %d, "errors": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, summary.bytes, errors))
  out:close()
end
