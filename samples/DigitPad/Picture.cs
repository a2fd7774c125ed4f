using System.Text.Json;

namespace DigitPad;

/// <summary>Reads the image in a request: 28 rows of 28 pixels from 0 (paper) to 255 (ink), as in MNIST.</summary>
internal static class Picture
{
    private const float Brightest = 255;
    private const int LongestQuote = 40;
    private const string Pixels = "an array of 784 numbers from 0 to 255";

    /// <summary>Writes the 784 pixels, scaled to 0 … 1, to <paramref name="into"/>.</summary>
    /// <exception cref="RefusedException">The body does not contain such an image.</exception>
    public static void Read(JsonElement body, Span<float> into)
    {
        JsonElement pixels = Find(body);
        int count = pixels.GetArrayLength();
        if (count != DigitReader.InputLength)
        {
            throw new RefusedException($"\"pixels\" must be {Pixels}, but has {count}.");
        }

        int index = 0;
        foreach (JsonElement pixel in pixels.EnumerateArray())
        {
            into[index] = Brightness(pixel, index) / Brightest;
            index++;
        }
    }

    private static JsonElement Find(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new RefusedException($"The body must be a JSON object with \"pixels\", but is {Name(body.ValueKind)}.");
        }

        if (!TryFind(body, out JsonElement pixels))
        {
            throw new RefusedException($"The body must have \"pixels\", {Pixels}, but has none.");
        }

        return pixels.ValueKind == JsonValueKind.Array
            ? pixels
            : throw new RefusedException($"\"pixels\" must be {Pixels}, but is {Name(pixels.ValueKind)}.");
    }

    private static bool TryFind(JsonElement body, out JsonElement pixels)
    {
        try
        {
            return body.TryGetProperty("pixels", out pixels);
        }
        catch (InvalidOperationException)
        {
            // A JSON name may contain an escaped unpaired surrogate, "\ud800", which cannot be converted to a string.
            throw new RefusedException("The body must have names of whole characters, but has one with half a surrogate pair.");
        }
    }

    /// <summary>Parses a pixel. The check of the range also rejects 1e999, which is parsed as infinity.</summary>
    private static float Brightness(JsonElement pixel, int index) =>
        pixel.ValueKind == JsonValueKind.Number && pixel.TryGetSingle(out float value) && value is >= 0 and <= Brightest
            ? value
            : throw new RefusedException($"\"pixels\"[{index}] must be a number from 0 to 255, but is {Quote(pixel)}.");

    private static string Quote(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= LongestQuote ? text : $"{text.AsSpan(0, LongestQuote)}…";
    }

    private static string Name(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a truth value",
        };
}
