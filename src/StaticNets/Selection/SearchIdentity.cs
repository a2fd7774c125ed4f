using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticNets.Files;

namespace StaticNets.Selection;

/// <summary>Identifies a search, so that it continues only its own journal.</summary>
/// <param name="Name">The user's name for the search.</param>
/// <param name="Settings">Kind of search, seed, rows and folds. The scores depend on these and on the user's function.</param>
internal sealed record SearchIdentity(string Name, string Settings)
{
    private const int FingerprintLength = 8;

    /// <summary>Creates the identity of a search.</summary>
    public static SearchIdentity Of(string kind, SearchOptions options, Dataset data, KFold folds) =>
        new(
            options.Name,
            FormattableString.Invariant(
                $"{kind} search, seed {options.Seed}, {folds.Folds.Length} folds of {folds.Count} rows{OfSteps(data)}, fingerprint {Fingerprint(data, folds)}"
            )
        );

    /// <inheritdoc/>
    public override string ToString() => $"{ForeignName.Quote(Name)} ({ForeignName.Escape(Settings)})";

    private static string OfSteps(Dataset data) => data.Steps == 0 ? "" : FormattableString.Invariant($" of {data.Steps} steps");

    private static string Fingerprint(Dataset data, KFold folds)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Fold fold in folds.Folds)
        {
            Append(fold.Validation.AsSpan());
        }

        if (data.Holds<float>())
        {
            Append(data.X<float>().Span);
            Append(data.Targets<float>().Span);
        }
        else
        {
            Append(data.X<double>().Span);
            Append(data.Targets<double>().Span);
        }

        Append(data.Classes.Span);
        if (data.Lengths is { } lengths)
        {
            Append<int>([.. lengths]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, FingerprintLength));

        // Each list of values is preceded by its length, so that different lists never give the same bytes.
        void Append<T>(ReadOnlySpan<T> values)
            where T : unmanaged
        {
            hash.AppendData(BitConverter.GetBytes(values.Length));
            hash.AppendData(MemoryMarshal.AsBytes(values));
        }
    }
}
