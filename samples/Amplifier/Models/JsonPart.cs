using System.Globalization;
using System.Text.Json;

namespace Amps.Models;

/// <summary>A value in a JSON file and the path to it, so that errors name the file, the place, the expectation and the finding.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Path">For example <c>layers[0].weights[1]</c>; empty for the whole file.</param>
/// <param name="Element">The value.</param>
internal readonly record struct JsonPart(string File, string Path, JsonElement Element)
{
    /// <summary>The member of an object.</summary>
    /// <exception cref="InvalidDataException">This is no object, or has no such member.</exception>
    public JsonPart this[string name] => Find(name) ?? throw Fault($"\"{name}\"", "none");

    /// <summary>Returns the member of an object, or <see langword="null"/> if there is none or it is null.</summary>
    /// <exception cref="InvalidDataException">This is no object.</exception>
    public JsonPart? Find(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Unlike("an object");
        }

        return Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new JsonPart(File, Path.Length == 0 ? name : $"{Path}.{name}", value)
            : null;
    }

    /// <summary>The elements of an array.</summary>
    /// <exception cref="InvalidDataException">This is no array.</exception>
    public JsonPart[] Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Unlike("an array");
        }

        JsonPart[] items = new JsonPart[Element.GetArrayLength()];
        int i = 0;
        foreach (JsonElement item in Element.EnumerateArray())
        {
            items[i] = new JsonPart(File, string.Create(CultureInfo.InvariantCulture, $"{Path}[{i}]"), item);
            i++;
        }

        return items;
    }

    /// <summary>A text.</summary>
    /// <exception cref="InvalidDataException">This is no text.</exception>
    public string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Unlike("a text");

    /// <summary>A finite number.</summary>
    /// <exception cref="InvalidDataException">This is no number, or one beyond single precision.</exception>
    public float Number() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetSingle(out float value) && float.IsFinite(value)
            ? value
            : throw Unlike("a number in single precision");

    /// <summary>A whole number in a range, which may be written with a decimal point.</summary>
    /// <exception cref="InvalidDataException">This is no such number.</exception>
    public int Whole(int least, int most) =>
        Element.ValueKind == JsonValueKind.Number
        && Element.TryGetDouble(out double value)
        && double.IsInteger(value)
        && value >= least
        && value <= most
            ? (int)value
            : throw Unlike(least == most ? $"{least}" : $"a whole number from {least} to {most}");

    /// <summary>The numbers of an array of a certain length.</summary>
    /// <exception cref="InvalidDataException">This is no such array.</exception>
    public float[] Vector(int length) => Array.ConvertAll(Items(length, "numbers"), item => item.Number());

    /// <summary>The numbers of an array of arrays, row by row.</summary>
    /// <exception cref="InvalidDataException">This is no such array.</exception>
    public float[] Matrix(int rows, int columns) => [.. Items(rows, "rows").SelectMany(row => row.Vector(columns))];

    /// <summary>The elements of an array of a certain length.</summary>
    /// <exception cref="InvalidDataException">This is no array, or one of another length.</exception>
    public JsonPart[] Items(int length, string plural)
    {
        JsonPart[] items = Items();
        return items.Length == length ? items : throw Fault($"{length} {plural}", $"{items.Length}");
    }

    /// <summary>Creates the exception for a value that has something else than expected.</summary>
    public InvalidDataException Fault(string expected, string found) => new($"{Place} must have {expected}, but has {found}.");

    /// <summary>Creates the exception for a value that is something else than expected.</summary>
    public InvalidDataException Unlike(string expected) => new($"{Place} must be {expected}, but is {Shown()}.");

    private string Place => Path.Length == 0 ? File : $"{File}: {Path}";

    private string Shown()
    {
        const int Longest = 40;
        return Element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            _ => Element.GetRawText() is { Length: <= Longest } text ? text : $"{Element.GetRawText()[..Longest]}…",
        };
    }
}
