namespace StaticNets.Generator.Text;

/// <summary>
/// The names by which one emitted file refers to the types that its functions use in nearly every line, such as <c>Unsafe</c>. The file
/// uses the simple name of a type, or the fully qualified name if the user's code has another type or a member of that simple name.
/// </summary>
/// <param name="hidden">The types of <see cref="All"/> that need their fully qualified names.</param>
internal sealed class SimpleNames(IReadOnlyCollection<string> hidden)
{
    private static readonly Dictionary<string, string> _namespaces = new()
    {
        [nameof(Unsafe)] = Qualified.CompilerServices,
        ["MethodImpl"] = Qualified.CompilerServices,
        ["MethodImplOptions"] = Qualified.CompilerServices,
        [nameof(ISimd)] = Qualified.Simd,
        [nameof(SimdMath)] = Qualified.Simd,
    };

    public static IReadOnlyCollection<string> All => _namespaces.Keys;

    /// <summary>Fully qualified names for all types, for files that import no namespace.</summary>
    public static SimpleNames InFull { get; } = new(All);

    public string Unsafe => Of(nameof(Unsafe));

    public string ISimd => Of(nameof(ISimd));

    public string SimdMath => Of(nameof(SimdMath));

    /// <summary>
    /// Returns the text for the element at an offset from a reference: <c>Unsafe.Add(ref x, offset)</c>, or <c>x</c> itself.
    /// </summary>
    public string At(string reference, string offset) => offset == "0" ? reference : $"{Unsafe}.Add(ref {reference}, {offset})";

    /// <summary>Returns the attribute <c>[MethodImpl]</c> with the given <c>MethodImplOptions</c>.</summary>
    public string MethodImpl(params string[] options)
    {
        string type = Of("MethodImplOptions");
        return $"[{Of(nameof(MethodImpl))}({string.Join(" | ", options.Select(option => $"{type}.{option}"))})]";
    }

    private string Of(string name) => hidden.Contains(name) ? _namespaces[name] + name : name;
}
