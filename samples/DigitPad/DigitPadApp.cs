namespace DigitPad;

/// <summary>The whole server: a page, the recognition of what is drawn on it, and a sign of life.</summary>
internal static class DigitPadApp
{
    /// <summary>Where the server listens unless <c>--urls</c> says otherwise: this machine alone reaches it.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5180";

    /// <summary>
    /// How long a server that has been told to stop waits for requests that are under way: a prediction takes microseconds, and a client
    /// that has sent half a request may never send the rest.
    /// </summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    public static WebApplication Create(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        // Eight lines for each request would cost more than the request.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        });

        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);

        PredictEndpoint.Prepare();
        WebApplication app = builder.Build();
        app.Use(SecurityHeaders.AddAsync);
        PageFile.MapAll(app);
        app.MapPost("/predict", PredictEndpoint.HandleAsync);
        app.MapGet("/health", (RequestDelegate)(context => context.Response.WriteAsync("healthy")));
        return app;
    }
}
