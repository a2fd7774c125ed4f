using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;

namespace DigitPad;

/// <summary>Reads the JSON body of a request up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Maximum size of a body: about five times the size of 784 three-digit integers.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>
    /// Maximum size of a body that Kestrel still reads to its end after it was refused. When Kestrel rejects a body instead, it closes the
    /// connection, and a client that is still sending may get an error of the connection instead of the answer.
    /// </summary>
    public const int MaxReadBytes = 4 * 1024 * 1024;

    /// <exception cref="RefusedException">The body is not declared as JSON, violates HTTP, or is too long, empty or not JSON.</exception>
    /// <exception cref="OperationCanceledException">The client disconnected, or the server stops.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!request.HasJsonContentType())
        {
            string found = string.IsNullOrEmpty(request.ContentType) ? "missing" : request.ContentType;
            throw new RefusedException(
                $"The content type must be application/json, but is {found}.",
                StatusCodes.Status415UnsupportedMediaType
            );
        }

        ReadResult body = await ReadAllAsync(request, context.RequestAborted);
        try
        {
            return Parse(body);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadAllAsync(HttpRequest request, CancellationToken aborted)
    {
        try
        {
            ReadResult body = await request.BodyReader.ReadAtLeastAsync(MaxBytes + 1, aborted);
            if (body.Buffer.Length <= MaxBytes)
            {
                return body;
            }

            request.BodyReader.AdvanceTo(body.Buffer.End);
            throw TooLong(request);
        }
        catch (BadHttpRequestException refusal) when (refusal.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLong(request);
        }
        catch (BadHttpRequestException refusal)
        {
            throw new RefusedException($"The body could not be read: {refusal.Message}", refusal.StatusCode);
        }
        catch (ConnectionResetException reset)
        {
            throw new OperationCanceledException("The client went away before the end of the body.", reset, aborted);
        }
        catch (IOException fault)
        {
            // A chunk size above 2³¹ − 1 overflows in Kestrel, which then throws an IOException instead of a BadHttpRequestException.
            throw new RefusedException($"The body could not be read: {fault.Message}");
        }
    }

    private static RefusedException TooLong(HttpRequest request)
    {
        string found = request.ContentLength is { } length ? $"has {length}" : "has more";
        return new RefusedException($"The body must have at most {MaxBytes} bytes, but {found}.");
    }

    private static JsonDocument Parse(ReadResult body)
    {
        // Copy the bytes: the document refers to them, and the reader reuses its buffer.
        byte[] json = body.Buffer.ToArray();
        if (json.Length == 0)
        {
            throw new RefusedException("The body must be a JSON object with \"pixels\", but is empty.");
        }

        if (!Utf8.IsValid(json))
        {
            throw new RefusedException("The body must be UTF-8, but is not.");
        }

        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException mistake)
        {
            string place = $"line {mistake.LineNumber + 1}, byte {mistake.BytePositionInLine + 1}";
            throw new RefusedException($"The body must be JSON, but is not from {place} on.");
        }
    }
}
