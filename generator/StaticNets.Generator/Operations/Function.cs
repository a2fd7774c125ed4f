using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A method that a pass calls.</summary>
internal abstract record Function
{
    /// <summary>Its name in a call.</summary>
    public abstract string CallName { get; }
}

/// <summary>A method of the library's runtime.</summary>
/// <param name="Method">Class and method: <c>RowCopy.Pack</c>.</param>
internal sealed record LibraryFunction(string Method) : Function
{
    public override string CallName => Qualified.Runtime + Method;
}

/// <summary>A method that is emitted beside the passes, once for a network. Equal functions are one.</summary>
internal abstract record EmittedFunction : Function
{
    /// <summary>Its name, unique within the network.</summary>
    public required string Name { get; init; }

    /// <summary>Its documentation: what it computes, with shapes.</summary>
    public required string Summary { get; init; }

    public override string CallName => Name;

    /// <summary>Writes the method, and the methods that it alone calls.</summary>
    public abstract void Write(CodeWriter writer, Element element);
}
