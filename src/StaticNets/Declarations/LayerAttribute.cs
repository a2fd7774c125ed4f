using System.Globalization;

namespace StaticNets;

/// <summary>Base of all layers. A layer reads the layer above it unless <see cref="From"/> names another one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute() { }

    /// <summary>
    /// The name of the layer, by which other layers and saved files refer to it: a letter, followed by letters, digits and underscores. By
    /// default it is the kind of layer with a number: <c>dense</c>, <c>dense_1</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of the earlier layer or input that this layer reads instead of the layer above; <c>"input"</c> is an input without a name.
    /// </summary>
    public string? From { get; set; }

    /// <summary>Returns the number in a size; 0 for an expression, whose value each use of a block gives.</summary>
    private protected static int NumberOf(string size) =>
        int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
