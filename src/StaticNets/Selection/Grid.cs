namespace StaticNets;

/// <summary>
/// Creates every combination of the values of several axes (hyperparameters); the value of the last axis changes fastest. For more than
/// four axes, or to leave out combinations, write a query:
/// <c>from rate in rates from width in widths where … select new MyOptions(rate, width)</c>.
/// </summary>
public static class Grid
{
    /// <summary>Creates the options of one trial for each value of one axis.</summary>
    /// <typeparam name="T1">Type of the axis' values.</typeparam>
    /// <typeparam name="TOptions">Type of the options of a trial.</typeparam>
    /// <param name="axis">The values.</param>
    /// <param name="create">Creates the options for a value.</param>
    public static IEnumerable<TOptions> Of<T1, TOptions>(IEnumerable<T1> axis, Func<T1, TOptions> create) => axis.Select(create);

    /// <summary>Creates all combinations of two axes.</summary>
    /// <typeparam name="T1">Type of the first axis' values.</typeparam>
    /// <typeparam name="T2">Type of the second axis' values.</typeparam>
    /// <typeparam name="TOptions">Type of the options of a trial.</typeparam>
    /// <param name="first">Values of the first axis.</param>
    /// <param name="second">Values of the second axis.</param>
    /// <param name="create">Creates the options for one value of each axis.</param>
    public static IEnumerable<TOptions> Of<T1, T2, TOptions>(
        IEnumerable<T1> first,
        IEnumerable<T2> second,
        Func<T1, T2, TOptions> create
    ) => from a in first from b in second select create(a, b);

    /// <summary>Creates all combinations of three axes.</summary>
    /// <typeparam name="T1">Type of the first axis' values.</typeparam>
    /// <typeparam name="T2">Type of the second axis' values.</typeparam>
    /// <typeparam name="T3">Type of the third axis' values.</typeparam>
    /// <typeparam name="TOptions">Type of the options of a trial.</typeparam>
    /// <param name="first">Values of the first axis.</param>
    /// <param name="second">Values of the second axis.</param>
    /// <param name="third">Values of the third axis.</param>
    /// <param name="create">Creates the options for one value of each axis.</param>
    public static IEnumerable<TOptions> Of<T1, T2, T3, TOptions>(
        IEnumerable<T1> first,
        IEnumerable<T2> second,
        IEnumerable<T3> third,
        Func<T1, T2, T3, TOptions> create
    ) => from a in first from b in second from c in third select create(a, b, c);

    /// <summary>Creates all combinations of four axes.</summary>
    /// <typeparam name="T1">Type of the first axis' values.</typeparam>
    /// <typeparam name="T2">Type of the second axis' values.</typeparam>
    /// <typeparam name="T3">Type of the third axis' values.</typeparam>
    /// <typeparam name="T4">Type of the fourth axis' values.</typeparam>
    /// <typeparam name="TOptions">Type of the options of a trial.</typeparam>
    /// <param name="first">Values of the first axis.</param>
    /// <param name="second">Values of the second axis.</param>
    /// <param name="third">Values of the third axis.</param>
    /// <param name="fourth">Values of the fourth axis.</param>
    /// <param name="create">Creates the options for one value of each axis.</param>
    public static IEnumerable<TOptions> Of<T1, T2, T3, T4, TOptions>(
        IEnumerable<T1> first,
        IEnumerable<T2> second,
        IEnumerable<T3> third,
        IEnumerable<T4> fourth,
        Func<T1, T2, T3, T4, TOptions> create
    ) => from a in first from b in second from c in third from d in fourth select create(a, b, c, d);
}
