using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>The properties of a product that change the text of its tiles. Products of equal kind share the tiles.</summary>
internal sealed record TileKind
{
    /// <summary>Number format of the right matrix.</summary>
    public BufferElement RightElement { get; init; }

    /// <summary>Whether the right matrix is widened when it is loaded.</summary>
    public bool Widens => RightElement == BufferElement.BFloat16;

    /// <summary>Whether columns are not mixed, as in a depthwise convolution.</summary>
    public bool KeepsColumns { get; init; }

    /// <summary>Number of loops around the loop over k.</summary>
    public int Loops { get; init; }

    /// <summary>
    /// Whether the loop over k is the only loop. The number of terms can then be the number of samples, and a call can ask to add to the
    /// result. Products with more loops occur only in convolutions. All their lengths are known, and such a product that computes a kernel
    /// gradient always adds to the result, which the caller sets to zero beforehand if necessary.
    /// </summary>
    public bool IsFlat => Loops == 0;

    /// <summary>Whether each iteration of the loop around has sums of its own, see <see cref="TiledProduct.SplitsSums"/>.</summary>
    public bool SplitsSums { get; init; }

    /// <summary>Whether the right matrix is prefetched.</summary>
    public bool Prefetches { get; init; }

    /// <summary>
    /// Whether the right matrix is a block of rows of a large matrix, see <see cref="BlockedProduct"/>: then the next columns of its rows are
    /// prefetched instead of later rows.
    /// </summary>
    public bool IsBlock { get; init; }

    /// <summary>
    /// Whether a tile of one row that widens its weights adds several terms in one iteration. The number of terms must be a multiple of
    /// <see cref="Tuning.StepsOfWideningRow"/> and of <see cref="Tuning.StepsOfWidestRow"/>.
    /// </summary>
    public bool UnrollsTerms { get; init; }

    /// <summary>
    /// Whether the activation is applied to stored sums instead of sums in registers, because its code is too long to be inlined for each
    /// sum of a tile.
    /// </summary>
    public bool FinishesLater { get; init; }

    /// <summary>Returns the kind of a product's tiles.</summary>
    public static TileKind Of(TiledProduct product) =>
        new()
        {
            RightElement = product.RightElement,
            KeepsColumns = product.KeepsColumns,
            Loops = product.Around.Count,
            SplitsSums = product.SplitsSums,
            Prefetches = product.Streams,
            IsBlock = product.IsBlock,
            UnrollsTerms =
                product.RightElement == BufferElement.BFloat16
                && product.K.Constant is { } terms
                && terms % Tuning.StepsOfWideningRow == 0
                && terms % Tuning.StepsOfWidestRow == 0,
            FinishesLater =
                !product.IsOneWindow
                && product.Apply is { } function
                && function.Cost * Tuning.TileRows * Tuning.TileVectors > Tuning.InlinedCalls,
        };

    /// <summary>Returns the noun with words for the kind in front of it, for example <c>NestedTile</c>.</summary>
    public string NameOf(string noun)
    {
        string[] words =
        [
            IsBlock ? "Block"
            : Prefetches ? "Prefetching"
            : "",
            Widens ? "Widening" : "",
            KeepsColumns ? "Depthwise" : "",
            Loops == 0 ? ""
            : Loops == 1 ? "Nested"
            : "TwiceNested",
            SplitsSums ? "Split" : "",
            FinishesLater ? "Stored" : "",
            UnrollsTerms ? "Unrolled" : "",
            noun,
        ];
        return string.Concat(words);
    }
}
