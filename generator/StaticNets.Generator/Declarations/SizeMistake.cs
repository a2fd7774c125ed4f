namespace StaticNets.Generator.Declarations;

/// <summary>A size that is written as an expression and cannot be computed.</summary>
/// <param name="Argument">The parameter of the layer's constructor.</param>
/// <param name="Item">The index of the size if the parameter takes several.</param>
/// <param name="Text">The expression.</param>
/// <param name="Reason">Why it has no value.</param>
internal sealed record SizeMistake(string Argument, int Item, string Text, string Reason);
