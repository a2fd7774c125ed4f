using System.Text.Json;
using StaticNets.Files;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.KerasModels.Architecture;

/// <summary>The arguments of a layer, its <c>config</c>. Those that nobody has read are found, so that none is passed over silently.</summary>
/// <param name="config">The object, or an undefined element for none.</param>
internal sealed class LayerArguments(JsonElement config)
{
    /// <summary>The largest length, as an image of this many lines would not fit into memory.</summary>
    public const int Most = 1 << 28;

    private const int LongestShown = 60;

    // They concern the first weights, training or speed, or say again what the weights and other layers say.
    private static readonly HashSet<string> _harmless =
    [
        "name",
        "trainable",
        "batch_input_shape",
        "input_shape",
        "batch_size",
        "input_length",
        "input_dtype",
        "activity_regularizer",
        "seed",
        "autocast",
        "build_config",
        "sparse",
        "optional",
        "implementation",
        "unroll",
        "zero_output_for_mask",
        "unit_forget_bias",
        "supports_masking",
        "shared_object_id",
        "lora_rank",
        "lora_alpha",
        "quantization_config",
    ];

    private static readonly string[] _harmlessEndings = ["_initializer", "_regularizer", "_constraint"];

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Returns an argument, or <see langword="null"/> if it is left out or null.</summary>
    public JsonElement? Find(string name)
    {
        _read.Add(name);
        return
            config.ValueKind == JsonValueKind.Object
            && config.TryGetProperty(name, out JsonElement value)
            && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }

    /// <summary>Whether an argument is null, which says something else than leaving it out.</summary>
    public bool IsNull(string name) =>
        config.ValueKind == JsonValueKind.Object
        && config.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Null;

    /// <summary>Accepts arguments with any value.</summary>
    public void Ignore(params string[] names) => _read.UnionWith(names);

    /// <summary>Returns a text.</summary>
    public string Text(string name, string otherwise) =>
        Find(name) is not { } value ? otherwise
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : throw Unlike(name, "a text", value);

    /// <summary>Returns a truth value.</summary>
    public bool Flag(string name, bool otherwise) =>
        Find(name) is not { } value ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Unlike(name, "true or false", value);

    /// <summary>Returns a finite number.</summary>
    public double Number(string name, double otherwise) =>
        Find(name) is not { } value ? otherwise : NumberOf(value) ?? throw Unlike(name, "a number", value);

    /// <summary>Returns a positive number.</summary>
    public double Positive(string name, double otherwise) =>
        Number(name, otherwise) is > 0 and var number ? number : throw Unlike(name, "a number above zero", Find(name)!.Value);

    /// <summary>Returns a whole number above zero.</summary>
    public int Count(string name, int? otherwise = null) =>
        Find(name) is { } value
            ? WholeOf(value) is > 0 and int number
                ? number
                : throw Unlike(name, "a whole number above zero", value)
            : otherwise ?? throw new RefusalException($"the argument {name} is missing");

    /// <summary>Returns whole numbers above zero, of which the file may have one for all.</summary>
    public int[] Counts(string name, int count, int[]? otherwise)
    {
        if (Find(name) is not { } value)
        {
            return otherwise ?? throw new RefusalException($"the argument {name} is missing");
        }

        int[]? numbers = WholeOf(value) is int all ? [.. Enumerable.Repeat(all, count)] : WholesOf(value);
        return numbers?.Length == count && Array.TrueForAll(numbers, number => number > 0)
            ? numbers
            : throw Unlike(name, count == 1 ? "a whole number above zero" : $"{count} whole numbers above zero", value);
    }

    /// <summary>Returns whole numbers, or <see langword="null"/> if there are none.</summary>
    public int[]? Wholes(string name) =>
        Find(name) is not { } value ? null
        : WholeOf(value) is int one ? [one]
        : WholesOf(value) ?? throw Unlike(name, "whole numbers", value);

    /// <summary>Returns the arguments of a layer within this one.</summary>
    public LayerConfig Layer(string name) =>
        Find(name) is { } value ? LayerConfig.Read(value) : throw new RefusalException($"the argument {name} is missing");

    /// <summary>Returns an argument that nobody has read and that may change the result, as text; <see langword="null"/> for none.</summary>
    public string? Unread()
    {
        if (config.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (JsonProperty argument in config.EnumerateObject())
        {
            string name = argument.Name;
            bool isSet = argument.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);
            bool isKnown =
                _read.Contains(name)
                || _harmless.Contains(name)
                || Array.Exists(_harmlessEndings, ending => name.EndsWith(ending, StringComparison.Ordinal));
            if (isSet && !isKnown)
            {
                return $"{ForeignName.Escape(name)} = {Shown(argument.Value)}";
            }
        }

        return null;
    }

    /// <summary>Returns an element as short text.</summary>
    public static string Shown(JsonElement value)
    {
        string text = ForeignName.Escape(value.GetRawText());
        return text.Length <= LongestShown ? text : $"{text[..LongestShown]}…";
    }

    /// <summary>Creates the refusal of an argument.</summary>
    public static RefusalException Unlike(string name, string expected, JsonElement value) =>
        new($"{name} must be {expected}, found {Shown(value)}");

    /// <summary>Returns a whole number, or <see langword="null"/>.</summary>
    public static int? WholeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out double number)
        && double.IsInteger(number)
        && Math.Abs(number) <= Most
            ? (int)number
            : null;

    /// <summary>Returns the elements of a list, which older versions write as an object with the class <c>__tuple__</c>.</summary>
    public static JsonElement[]? ItemsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("items", out JsonElement items) ? ItemsOf(items)
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()]
        : null;

    /// <summary>Returns the whole numbers of a list, or <see langword="null"/>.</summary>
    public static int[]? WholesOf(JsonElement value) =>
        ItemsOf(value) is { } items && Array.TrueForAll(items, item => WholeOf(item) is not null)
            ? [.. items.Select(item => WholeOf(item)!.Value)]
            : null;

    /// <summary>Returns a finite number with as few digits as single precision tells apart, if the file has it in single precision.</summary>
    private static double? NumberOf(JsonElement value) =>
        value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out double number) || !double.IsFinite((float)number) ? null
        : (float)number == number ? Numbers.Double((float)number)
        : number;
}
