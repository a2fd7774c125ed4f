using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A method that a pass calls.</summary>
internal abstract record Function
{
    /// <summary>The name in a call.</summary>
    public abstract string CallName { get; }
}

/// <summary>A method of the runtime library.</summary>
/// <param name="Method">Class and method: <c>RowCopy.Pack</c>.</param>
internal sealed record LibraryFunction(string Method) : Function
{
    public override string CallName => Qualified.Runtime + Method;
}

/// <summary>A method that the passes call. Equal functions are emitted once for a network.</summary>
internal abstract record EmittedFunction : Function
{
    /// <summary>The name, unique within the network.</summary>
    public required string Name { get; init; }

    /// <summary>The documentation: the formula, with shapes.</summary>
    public required string Summary { get; init; }

    public override string CallName => Name;

    /// <summary>The functions that it calls and may share with other functions of the network.</summary>
    public virtual IEnumerable<EmittedFunction> Helpers => [];

    /// <summary>Writes the method, and what only it uses.</summary>
    public abstract void Write(CodeWriter writer, Element element);
}
