using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>A function of one element: its value and its derivative, in the vocabulary.</summary>
internal abstract record ActivationFunction
{
    /// <summary>The member of <c>StaticNets.Activation</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Vocabulary calls of the function or of its derivative, whichever are more, those inside the library's functions included: what a tile
    /// or a pass must budget for.
    /// </summary>
    public abstract int Cost { get; }

    /// <summary>Whether the derivative is written in terms of the input, which is kept for it; else the output serves.</summary>
    public virtual bool NeedsInput => false;

    /// <summary>Whether it is flat, or all but flat, at an end, so that units which always stand there no longer learn.</summary>
    public virtual bool HasFlatPart => false;

    /// <summary><c>f(z)</c> for a vector <paramref name="z"/>.</summary>
    public abstract string Apply(VectorMath math, string z);

    /// <summary><c>gradient · f′(z)</c>.</summary>
    /// <param name="at">The input if <see cref="NeedsInput"/>, else the output.</param>
    public abstract string Differentiate(VectorMath math, string gradient, string at);

    /// <summary>A formula for comments: <c>relu(…)</c>.</summary>
    public string Formula(string argument) => $"{Name.ToLowerInvariant()}({argument})";
}
