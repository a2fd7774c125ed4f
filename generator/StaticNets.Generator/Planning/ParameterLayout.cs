using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Where each tensor begins in the parameter block: on a whole vector, in the order of the layers.</summary>
internal sealed class ParameterLayout
{
    private readonly Dictionary<Parameter, long> _offsets = [];

    public ParameterLayout(IEnumerable<Parameter> parameters, Element element)
    {
        bool moves = true;
        foreach (Parameter parameter in parameters)
        {
            // The optimizer runs over whole cache lines: none may hold weights that it moves beside others that it must not.
            if (parameter.IsTrainable != moves)
            {
                moves = !moves;
                Length = (Length + element.PerCacheLine - 1) / element.PerCacheLine * element.PerCacheLine;
            }

            _offsets[parameter] = Length;
            Length += parameter.PaddedLength(element);
        }
    }

    /// <summary>Elements of the whole block.</summary>
    public long Length { get; }

    public long Offset(Parameter parameter) => _offsets[parameter];
}
