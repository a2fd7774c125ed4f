using System.Text.RegularExpressions;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Mapping;

/// <summary>Interprets the names of modules.</summary>
internal static partial class ModuleNames
{
    /// <summary>
    /// Returns the prefix that the names of all modules share, e.g. <c>sequential/</c>. It never contains the last component of a name.
    /// </summary>
    public static string CommonPrefix(IReadOnlyList<Module> modules, char separator)
    {
        string[][] parts = [.. modules.Select(module => module.Name.Split(separator))];
        int common = 0;
        while (parts.Length > 0 && parts.All(name => name.Length > common + 1 && name[common] == parts[0][common]))
        {
            common++;
        }

        return string.Concat(parts.Take(1).SelectMany(name => name.Take(common)).Select(part => part + separator));
    }

    /// <summary>Normalises a name for comparison: <c>Encoder.FC_1</c> and <c>encoder_fc_1</c> mean the same layer.</summary>
    public static string Normalized(string name) => name.ToLowerInvariant().Replace('.', '_').Replace('/', '_');

    /// <summary>Removes the numbers from a name: modules whose names differ only in numbers form a series with a known order.</summary>
    public static string Series(string name) => Numbers().Replace(name, "");

    [GeneratedRegex("[._/]?[0-9]+")]
    private static partial Regex Numbers();
}
