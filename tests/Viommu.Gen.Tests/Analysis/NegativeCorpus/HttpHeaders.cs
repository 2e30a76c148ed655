using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Cloud.Compute.Http;

/// <summary>A request to one of the services of the cloud, as its headers make it.</summary>
internal sealed class ServiceRequest
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeyValuePair<string, string>> _query = [];

    public ServiceRequest(HttpMethod method, string path)
    {
        Method = method;
        Path = path;
        _headers["Accept"] = "application/json";
        _headers["User-Agent"] = "compute-control/1.4";
    }

    public HttpMethod Method { get; }

    public string Path { get; }

    public IReadOnlyDictionary<string, string> Headers => _headers;

    public ServiceRequest WithToken(string token)
    {
        _headers["X-Auth-Token"] = token;
        return this;
    }

    public ServiceRequest WithMicroversion(string service, string version)
    {
        _headers["OpenStack-API-Version"] = $"{service} {version}";
        if (service == "compute")
            _headers.TryAdd("X-OpenStack-Nova-API-Version", version);
        return this;
    }

    public ServiceRequest WithRequestId(Guid id)
    {
        _headers.Remove("X-OpenStack-Request-ID");
        _headers.Add("X-OpenStack-Request-ID", "req-" + id.ToString("D"));
        return this;
    }

    public ServiceRequest WithQuery(string key, string value)
    {
        _query.Add(new(key, value));
        return this;
    }

    public ServiceRequest WithPage(string? marker, int limit)
    {
        if (marker is not null)
            _query.Add(KeyValuePair.Create("marker", marker));
        _query.Add(new KeyValuePair<string, string>("limit", limit.ToString(CultureInfo.InvariantCulture)));
        _query.Add(new("sort_key", "created_at"));
        _query.Add(new("sort_dir", "desc"));
        return this;
    }

    public Uri Resolve(Uri endpoint)
    {
        var text = new StringBuilder(Path);
        char separator = '?';
        foreach ((string key, string value) in _query)
        {
            text.Append(separator).Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return new Uri(endpoint, text.ToString());
    }

    public HttpRequestMessage ToMessage(Uri endpoint)
    {
        var message = new HttpRequestMessage(Method, Resolve(endpoint));
        foreach ((string name, string value) in _headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}

internal sealed class ServiceClient(HttpClient http, Uri endpoint)
{
    private static readonly IReadOnlyDictionary<HttpStatusCode, string> Reasons = new Dictionary<HttpStatusCode, string>
    {
        [HttpStatusCode.BadRequest] = "the request is not well formed",
        [HttpStatusCode.Unauthorized] = "the token is not valid any more",
        [HttpStatusCode.Forbidden] = "the role does not allow it",
        [HttpStatusCode.Conflict] = "the state of the server does not allow it now",
        [HttpStatusCode.RequestEntityTooLarge] = "a quota is exceeded",
    };

    public async Task<string> SendAsync(ServiceRequest request, CancellationToken cancellation)
    {
        for (int attempt = 0; ; attempt++)
        {
            using HttpRequestMessage message = request.ToMessage(endpoint);
            using HttpResponseMessage response = await http.SendAsync(message, cancellation).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            if (attempt < 3 && RetryAfter(response.Headers) is { } delay)
            {
                await Task.Delay(delay, cancellation).ConfigureAwait(false);
                continue;
            }
            string reason = Reasons.TryGetValue(response.StatusCode, out string? known) ? known : response.ReasonPhrase ?? "unknown";
            throw new HttpRequestException($"{request.Method} {request.Path}: {(int)response.StatusCode}, {reason}", null, response.StatusCode);
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers)
        => headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > DateTimeOffset.UtcNow => date - DateTimeOffset.UtcNow,
            _ => null,
        };

    public Task<string> ListFlavorsAsync(string token, CancellationToken cancellation)
        => SendAsync(new ServiceRequest(HttpMethod.Get, "flavors/detail").WithToken(token).WithMicroversion("compute", "2.61").WithPage(null, 100), cancellation);

    public Task<string> CandidatesAsync(string token, IReadOnlyCollection<string> traits, int vcpus, int ram, CancellationToken cancellation)
    {
        ServiceRequest request = new ServiceRequest(HttpMethod.Get, "allocation_candidates")
            .WithToken(token)
            .WithMicroversion("placement", "1.36")
            .WithQuery("resources", $"VCPU:{vcpus},MEMORY_MB:{ram}");
        if (traits.Count > 0)
            request.WithQuery("required", string.Join(',', traits.Order(StringComparer.Ordinal)));
        return SendAsync(request, cancellation);
    }
}

internal static class HeaderRules
{
    private static readonly ImmutableDictionary<string, string> Secure = ImmutableDictionary.CreateRange(
        StringComparer.OrdinalIgnoreCase,
        new KeyValuePair<string, string>[]
        {
            new("Strict-Transport-Security", "max-age=31536000"),
            new("X-Content-Type-Options", "nosniff"),
            new("Content-Security-Policy", "default-src 'none'"),
            new("Cache-Control", "no-store"),
        });

    public static ImmutableDictionary<string, string> For(string contentType, bool mayBeCached)
    {
        ImmutableDictionary<string, string>.Builder builder = Secure.ToBuilder();
        builder["Content-Type"] = contentType;
        if (mayBeCached)
            builder["Cache-Control"] = "private, max-age=60";
        return builder.ToImmutable();
    }

    public static bool IsHopByHop(string name)
        => name.ToLowerInvariant() is "connection" or "keep-alive" or "proxy-authenticate" or "te" or "trailer" or "transfer-encoding" or "upgrade";
}
