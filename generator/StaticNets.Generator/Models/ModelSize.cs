using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Models;

/// <summary>A size of a model, which the generated class has as a constant.</summary>
/// <param name="Argument">Name of the attribute's argument.</param>
/// <param name="Least">The smallest valid value.</param>
/// <param name="Summary">What the size is, for the documentation of the constant.</param>
internal sealed record ModelSize(string Argument, int Least, string Summary)
{
    /// <summary>Name of the constant: the argument with a capital letter.</summary>
    public string Constant => char.ToUpperInvariant(Argument[0]) + Argument.Substring(1);

    /// <summary>Returns the value in a declaration.</summary>
    public long In(LayerArguments arguments) => arguments.Integer(Argument) ?? 0;
}
