using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>The offset of each tensor in the parameter block: a multiple of a vector, in the order of the layers.</summary>
/// <param name="Places">The tensors and their offsets.</param>
/// <param name="Length">Length of the whole block in elements.</param>
internal sealed record ParameterLayout(EquatableArray<(Parameter Parameter, long Offset)> Places, long Length)
{
    public static ParameterLayout Of(IEnumerable<Parameter> parameters, Element element)
    {
        bool moves = true;
        long length = 0;
        List<(Parameter, long)> places = [];
        foreach (Parameter parameter in parameters)
        {
            // The optimizer updates whole cache lines, so a cache line must not contain trainable and frozen weights.
            if (parameter.IsTrainable != moves)
            {
                moves = !moves;
                length = (length + element.PerCacheLine - 1) / element.PerCacheLine * element.PerCacheLine;
            }

            places.Add((parameter, length));
            length += parameter.PaddedLength(element);
        }

        return new ParameterLayout(places.ToEquatableArray(), length);
    }

    public long Offset(Parameter parameter) => Places.First(place => place.Parameter == parameter).Offset;
}
