using System.Globalization;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>The declaration of a custom layer's tensor: <c>scale[n] = 1</c>, <c>kernel[n, 4] = HeNormal</c>.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Axes">The rule for its axes.</param>
/// <param name="Initial">Its initial values: a number, a member of <c>Initializer</c>, or nothing for the default.</param>
internal sealed record TensorRule(string Name, string Axes, string Initial)
{
    // Each tensor has a property on the struct of the layer's tensors, and these are members of every struct.
    private static readonly string[] _ofEveryStruct =
    [
        "Equals",
        "GetHashCode",
        "GetType",
        "ToString",
        "ReferenceEquals",
        "MemberwiseClone",
    ];

    /// <summary>The name of the tensor's property.</summary>
    public string Property => Identifiers.Pascal(Name);

    /// <summary>Returns the number with which all elements begin; <see langword="null"/> if the rule names an initialiser.</summary>
    public double? Number =>
        double.TryParse(Initial, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && !double.IsNaN(number)
        && !double.IsInfinity(number)
            ? number
            : null;

    /// <summary>Splits a declaration; returns <see langword="null"/> if it has another form.</summary>
    public static TensorRule? Of(string declaration)
    {
        int open = declaration.IndexOf('[');
        int close = declaration.IndexOf(']');
        if (open < 0 || close < open)
        {
            return null;
        }

        string initial = declaration.Substring(close + 1).Trim();
        bool isForm = initial.Length == 0 || (initial[0] == '=' && initial.Length > 1);
        string name = declaration.Substring(0, open).Trim();
        return isForm && Identifiers.IsLayerName(name)
            ? new TensorRule(name, declaration.Substring(open + 1, close - open - 1), initial.TrimStart('=').Trim())
            : null;
    }

    /// <summary>Returns the names of the tensors whose properties can stand side by side, also after mistakes.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> declarations) =>
        [
            .. declarations
                .Select(Of)
                .Where(rule => rule is not null && !_ofEveryStruct.Contains(rule.Property))
                .GroupBy(rule => rule!.Property, StringComparer.Ordinal)
                .Select(same => same.First()!.Name),
        ];

    /// <summary>Returns why a declaration cannot be read, or <see langword="null"/> if it can.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="above">The declarations in front of it.</param>
    public static string? Mistake(string declaration, IEnumerable<string> above)
    {
        if (Of(declaration) is not { } rule)
        {
            return "it must be a name, axes in square brackets and, if wanted, = and the initial values, as in \"scale[n] = 1\"";
        }

        return _ofEveryStruct.Contains(rule.Property) ? $"each type has a member {rule.Property}, so the tensor needs another name"
            : above.Any(other => Of(other)?.Property == rule.Property) ? "another tensor has this name"
            : rule.Initial.Length > 0 && rule.Number is null && !Initializers.Names.Contains(rule.Initial)
                ? $"'{rule.Initial}' is neither a number nor a member of Initializer"
            : null;
    }
}
