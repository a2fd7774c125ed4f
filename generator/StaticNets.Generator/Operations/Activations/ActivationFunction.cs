using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>A function of one element: its value and its derivative, in the vocabulary.</summary>
internal abstract class ActivationFunction
{
    /// <summary>The member of <c>StaticNets.Activation</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Vocabulary calls of <see cref="Apply"/>, those inside the library's functions included: what a tile must budget for.</summary>
    public abstract int Cost { get; }

    /// <summary><c>f(z)</c> for a vector <paramref name="z"/>.</summary>
    public abstract string Apply(Element element, string z);

    /// <summary><c>gradient · f′(z)</c>, written in terms of the output <paramref name="y"/>.</summary>
    public abstract string Differentiate(string gradient, string y);

    /// <summary>A formula for comments: <c>relu(…)</c>.</summary>
    public string Formula(string argument) => $"{Name.ToLowerInvariant()}({argument})";
}
