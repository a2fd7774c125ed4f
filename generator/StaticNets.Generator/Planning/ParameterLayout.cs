using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Where each tensor begins in the parameter block: on a whole vector, in the order of the layers.</summary>
/// <param name="Places">The tensors with their first elements.</param>
/// <param name="Length">Elements of the whole block.</param>
internal sealed record ParameterLayout(EquatableArray<(Parameter Parameter, long Offset)> Places, long Length)
{
    public static ParameterLayout Of(IEnumerable<Parameter> parameters, Element element)
    {
        bool moves = true;
        long length = 0;
        List<(Parameter, long)> places = [];
        foreach (Parameter parameter in parameters)
        {
            // The optimizer runs over whole cache lines: none may hold weights that it moves beside others that it must not.
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
