using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Models;

/// <summary>A kind of model: the attribute that declares it, its sizes, and the class of the library that computes it.</summary>
internal abstract class ModelKind
{
    /// <summary>Name of the attribute without its suffix: <c>Hopfield</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The class of the library that the declared class is derived from.</summary>
    public abstract string BaseClass { get; }

    /// <summary>The sizes that become constants, in the order of the arguments.</summary>
    public abstract IReadOnlyList<ModelSize> Sizes { get; }

    /// <summary>Whether a new model begins with random values, so that its constructor takes a seed.</summary>
    public virtual bool HasSeed => true;

    /// <summary>What a model is at the beginning, for the documentation of its constructor.</summary>
    public virtual string AtFirst => "random initial values";

    /// <summary>Returns the arguments of the base class' constructor, without the seed.</summary>
    public virtual IEnumerable<string> BaseArguments(LayerArguments arguments) =>
        Sizes.Select(size => Literals.Named(size.Argument, size.In(arguments)));

    /// <summary>Returns the arguments of the base class' constructor that follow the seed.</summary>
    public virtual IEnumerable<string> LastBaseArguments(LayerArguments arguments) => [];

    /// <summary>The arguments of the smallest model, for a declaration with a mistake, whose sizes may not be valid.</summary>
    public virtual LayerArguments Smallest =>
        new(Sizes.Select(size => new LayerArgument(size.Argument, new([Literals.Integer(size.Least)]))).ToEquatableArray());

    /// <summary>Returns all sizes in the source as argument, index and value, to be checked.</summary>
    public virtual IEnumerable<(ModelSize Size, int Item, long Value)> Values(LayerArguments arguments) =>
        Sizes.Select(size => (size, 0, size.In(arguments)));

    /// <summary>Returns the constants of the generated class and their values.</summary>
    public virtual IEnumerable<(ModelSize Size, long Value)> Constants(LayerArguments arguments) =>
        Sizes.Select(size => (size, size.In(arguments)));

    /// <summary>Returns what is wrong with sizes that are valid one by one, or <see langword="null"/>.</summary>
    public virtual string? Mistake(LayerArguments arguments) => null;

    /// <summary>Returns the number of elements of all tensors; <see cref="long.MaxValue"/> if there are more.</summary>
    public abstract long Elements(LayerArguments arguments);

    /// <summary>Returns a sentence about the model for the head of the generated file.</summary>
    public abstract string Describe(LayerArguments arguments);

    /// <summary>Returns the product of sizes.</summary>
    protected static long Product(params long[] sizes) => sizes.Aggregate(1L, Saturate.Multiply);
}
