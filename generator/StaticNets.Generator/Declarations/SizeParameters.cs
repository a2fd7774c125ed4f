using Microsoft.CodeAnalysis;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using StaticNets.Parameters;

namespace StaticNets.Generator.Declarations;

/// <summary>A parameter of a block.</summary>
/// <param name="Value">Its value; <see langword="null"/> if no use of the block gives it one, because the block is checked alone.</param>
/// <param name="Origins">The arguments of the use on the network class from which the value comes.</param>
internal readonly record struct SizeParameter(long? Value, EquatableArray<string> Origins);

/// <summary>
/// The parameters that the sizes in a class can name: those of the constructor of a block, none in a network. Integers are parameters, and
/// so are strings, by which one block hands parameters on to another.
/// </summary>
internal sealed class SizeParameters
{
    private const string InNetwork = "only sizes in a block are expressions; write a number without quotes";

    private readonly Dictionary<string, SizeParameter> _parameters = new(StringComparer.Ordinal);
    private readonly string? _block;
    private HashSet<string> _ofSomeConstructors = new(StringComparer.Ordinal);

    private SizeParameters(string? block)
    {
        _block = block;
    }

    /// <summary>The parameters of a network: none.</summary>
    public static SizeParameters OfNetwork { get; } = new(block: null);

    /// <summary>Returns the parameters of a block that is checked alone: those of all its constructors, without values.</summary>
    public static SizeParameters OfBlock(INamedTypeSymbol block)
    {
        SizeParameters parameters = new(AttributeNames.Kind(block));
        string[][] constructors =
        [
            .. block
                .InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility != Accessibility.Private)
                .Select(constructor => Of(constructor).Select(parameter => parameter.Name).ToArray()),
        ];
        parameters._ofSomeConstructors = [.. constructors.SelectMany(names => names)];
        foreach (string name in parameters._ofSomeConstructors.Where(name => constructors.All(names => names.Contains(name))))
        {
            parameters._parameters[name] = default;
        }

        return parameters;
    }

    /// <summary>Returns the parameters of a block with the values of one use.</summary>
    /// <param name="use">The attribute that uses the block.</param>
    /// <param name="arguments">Its arguments, with expressions computed.</param>
    /// <param name="isInBlock">Whether the use stands on another block.</param>
    public static SizeParameters OfUse(AttributeData use, LayerArguments arguments, bool isInBlock)
    {
        SizeParameters parameters = new(AttributeNames.Kind(use));
        foreach (IParameterSymbol parameter in Of(use.AttributeConstructor!))
        {
            LayerArgument? argument = arguments.Find(parameter.Name);
            EquatableArray<string> origins = isInBlock ? argument?.Origins ?? default : new EquatableArray<string>([parameter.Name]);
            long? value = argument is { IsOpen: true } ? null : arguments.Integer(parameter.Name) ?? 0;
            parameters._parameters[parameter.Name] = new SizeParameter(value, origins);
        }

        return parameters;
    }

    public SizeParameter? Find(string name) => _parameters.TryGetValue(name, out SizeParameter parameter) ? parameter : null;

    /// <summary>Returns why no parameter of this name can be used.</summary>
    public string WhyUnknown(string name) =>
        _ofSomeConstructors.Contains(name) ? $"not every constructor of [{_block}] has a parameter {Literals.String(name)}"
        : NearestName.Find(name, _parameters.Keys) is { } nearest
            ? $"[{_block}] has no int parameter {Literals.String(name)}; did you mean {Literals.String(nearest)}?"
        : $"[{_block}] has no int parameter {Literals.String(name)}";

    /// <summary>Returns the arguments of a layer with the expressions among them computed, and what is wrong with them.</summary>
    public LayerArguments Compute(AttributeData layer, LayerArguments written, List<SizeMistake> mistakes)
    {
        string[] sizes = [.. layer.AttributeConstructor!.Parameters.Where(IsSize).Select(parameter => parameter.Name)];
        return sizes.Length == 0
            ? written
            : new LayerArguments(
                written.All.Select(argument => sizes.Contains(argument.Name) ? Compute(argument, mistakes) : argument).ToEquatableArray()
            );
    }

    private LayerArgument Compute(LayerArgument argument, List<SizeMistake> mistakes)
    {
        SizeExpression[] computed = [.. argument.Items.Select(item => SizeExpression.Of(item ?? "", this))];
        for (int i = 0; i < computed.Length; i++)
        {
            if ((_block is null ? InNetwork : computed[i].Mistake) is { } reason)
            {
                mistakes.Add(new SizeMistake(argument.Name, i, argument.Items[i] ?? "", reason));
            }
        }

        // A size that is not known counts as 1, for which no rule reports a mistake of the size alone.
        return argument with
        {
            Items = computed.Select(size => (string?)Literals.Integer(size.Value ?? 1)).ToEquatableArray(),
            Origins = computed.SelectMany(size => size.Origins).Distinct().ToEquatableArray(),
            IsOpen = computed.Any(size => size.Value is null),
        };
    }

    private static IEnumerable<IParameterSymbol> Of(IMethodSymbol constructor) =>
        constructor.Parameters.Where(parameter => parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_String);

    /// <summary>Whether a text is a size: another constructor takes it as a number, or the attribute is a block.</summary>
    private static bool IsSize(IParameterSymbol parameter) =>
        Is(parameter.Type, SpecialType.System_String)
        && (
            AttributeNames.IsBlock(parameter.ContainingType)
            || parameter
                .ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .Any(other => other.Name == parameter.Name && Is(other.Type, SpecialType.System_Int32))
        );

    private static bool Is(ITypeSymbol type, SpecialType item) =>
        type.SpecialType == item || (type is IArrayTypeSymbol array && array.ElementType.SpecialType == item);
}
