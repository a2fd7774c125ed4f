using System.Security.Cryptography;

namespace DigitPad;

/// <summary>A file of the web page, read once from the embedded resources of the program.</summary>
internal sealed class PageFile
{
    private const string FirstPage = "index.html";

    private readonly byte[] _content;
    private readonly string _contentType;
    private readonly string _entityTag;

    private PageFile(byte[] content, string contentType)
    {
        _content = content;
        _contentType = contentType;
        _entityTag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"";
    }

    /// <summary>Serves each file of the folder <c>wwwroot</c> at <c>/name</c>, and <c>index.html</c> at <c>/</c>.</summary>
    public static void MapAll(WebApplication app)
    {
        foreach (string name in typeof(PageFile).Assembly.GetManifestResourceNames())
        {
            if (ContentType(name) is not { } contentType)
            {
                continue;
            }

            PageFile file = new(Read(name), contentType);
            app.MapMethods(name == FirstPage ? "/" : $"/{name}", [HttpMethods.Get, HttpMethods.Head], file.SendAsync);
        }
    }

    private static string? ContentType(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => null,
        };

    private static byte[] Read(string name)
    {
        using Stream resource = typeof(PageFile).Assembly.GetManifestResourceStream(name)!;
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }

    /// <summary>
    /// Sends the file, or answers 304 if the browser's copy is current. Because of <c>no-cache</c>, the browser asks each time.
    /// </summary>
    private Task SendAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = _entityTag;
        if (context.Request.Headers.IfNoneMatch == _entityTag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = _contentType;
        response.ContentLength = _content.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(_content).AsTask();
    }
}
