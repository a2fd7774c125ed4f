using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>An elementwise activation: the C# text of its value and of its derivative.</summary>
internal abstract record ActivationFunction
{
    /// <summary>The member of <c>StaticNets.Activation</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Number of SIMD operations of the function or of its derivative, whichever is larger, including those inside library functions. It
    /// counts against the budget of a tile or pass that inlines the function.
    /// </summary>
    public abstract int Cost { get; }

    /// <summary>
    /// Whether the derivative is computed from the input, which must then be kept. Otherwise it is computed from the output.
    /// </summary>
    public virtual bool NeedsInput => false;

    /// <summary>
    /// Whether the runtime counts the units that no longer learn because their outputs always lie where the function is constant or nearly
    /// constant.
    /// </summary>
    public virtual bool HasFlatPart => false;

    /// <summary>Returns the C# text of <c>f(z)</c> for a vector <paramref name="z"/>.</summary>
    public abstract string Apply(VectorMath math, string z);

    /// <summary>Returns the C# text of <c>gradient · f′(z)</c>.</summary>
    /// <param name="at">The input if <see cref="NeedsInput"/>, otherwise the output.</param>
    public abstract string Differentiate(VectorMath math, string gradient, string at);

    /// <summary>Returns a formula for comments: <c>relu(…)</c>.</summary>
    public virtual string Formula(string argument) => $"{Name.ToLowerInvariant()}({argument})";
}
