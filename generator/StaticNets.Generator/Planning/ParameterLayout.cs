using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The offset of each tensor in its block. The tensors are in the order of the layers, and each begins at a multiple of the vector length.
/// Tensors in bfloat16 have a block of their own.
/// </summary>
/// <param name="Places">The tensors and their offsets.</param>
/// <param name="Length">Length of the parameter block in elements.</param>
/// <param name="BFloat16Length">Length of the bfloat16 block in elements.</param>
internal sealed record ParameterLayout(EquatableArray<(Parameter Parameter, long Offset)> Places, long Length, long BFloat16Length)
{
    private const int BFloat16PerCacheLine = 32;

    public static ParameterLayout Of(IEnumerable<Parameter> parameters, Element element)
    {
        bool moves = true;
        long length = 0;
        long narrowLength = 0;
        List<(Parameter, long)> places = [];
        foreach (Parameter parameter in parameters)
        {
            // A row in bfloat16 is padded to as many elements as a row in the format of the network, so that it consists of whole vectors
            // of every width. Each tensor in bfloat16 begins on a cache line.
            if (parameter.Format == WeightFormat.BFloat16)
            {
                places.Add((parameter, narrowLength));
                narrowLength = RoundUp(narrowLength + parameter.PaddedLength(element), BFloat16PerCacheLine);
                continue;
            }

            // The optimizer updates whole cache lines, so a cache line must not contain both trainable and frozen weights.
            if (parameter.IsTrainable != moves || parameter.IsDense)
            {
                moves = parameter.IsTrainable;
                length = RoundUp(length, element.PerCacheLine);
            }

            // The library takes the end of the last row for the end of a dense tensor. The rest of its cache line has no other tensor, so
            // that a vector of the optimizer which reaches beyond this end changes nothing.
            places.Add((parameter, length));
            length += parameter.PaddedLength(element);
            length = parameter.IsDense ? RoundUp(length, element.PerCacheLine) : length;
        }

        return new ParameterLayout(places.ToEquatableArray(), length, narrowLength);
    }

    private static long RoundUp(long length, long multiple) => (length + multiple - 1) / multiple * multiple;

    public long Offset(Parameter parameter) => Places.First(place => place.Parameter == parameter).Offset;
}
