<?php
/**
 * Plugin Name:       Escale
 * Description:       Web components for joining and taking part in a community of practice. Everything a member writes stays in their browser.
 * Version:           {{version}}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Text Domain:       escale
 * Domain Path:       /languages
 *
 * Shortcodes, a block, and the settings that both start from. Nothing of what members write comes to this server.
 */

defined( 'ABSPATH' ) || exit;

const ESCALE_VERSION = '{{version}}';

/** What stands in the place of an element until it is usable. */
function escale_fallback() {
	return __( 'This part of the page needs JavaScript.', 'escale' );
}

/** The elements by name, with their attributes: `elements.json` is written from what the elements declare. */
function escale_elements() {
	static $elements = null;
	if ( null === $elements ) {
		$read     = json_decode( (string) file_get_contents( __DIR__ . '/elements.json' ), true );
		$elements = array_column( is_array( $read ) ? $read : array(), null, 'name' );
	}
	return $elements;
}

/** Brings the script to this page, once. */
function escale_enqueue() {
	$script = plugins_url( 'dist/escale.js', __FILE__ );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'escale', $script, array(), ESCALE_VERSION );
	} else {
		wp_enqueue_script( 'escale', $script, array(), ESCALE_VERSION, true );
	}
}

/** Before WordPress 6.5 there are no modules: the tag of our script becomes one. */
function escale_module_tag( $tag, $handle ) {
	if ( 'escale' !== $handle ) {
		return $tag;
	}
	return str_replace( array( " type='text/javascript'", ' type="text/javascript"', '<script ' ), array( '', '', '<script type="module" ' ), $tag );
}
add_filter( 'script_loader_tag', 'escale_module_tag', 10, 2 );

/**
 * The markup of an element.
 *
 * @param string $name     Second part of its name, as in `journal`.
 * @param array  $said     Attributes by name; what the element does not know is left out.
 * @param string $fallback What stands in its place until it is usable.
 */
function escale_markup( $name, $said, $fallback = '' ) {
	$elements = escale_elements();
	if ( ! isset( $elements[ $name ] ) ) {
		return '';
	}
	escale_enqueue();
	$said = array_filter( $said, 'is_scalar' ) + array(
		'programme' => get_option( 'escale_programme', '' ),
		'lang'      => get_option( 'escale_lang', '' ),
	);

	$written = '';
	foreach ( $elements[ $name ]['attributes'] as $attribute ) {
		$key   = $attribute['name'];
		$value = isset( $said[ $key ] ) ? $said[ $key ] : '';
		if ( ! empty( $attribute['flag'] ) ) {
			if ( in_array( $value, array( true, 1, '1', 'true', 'yes', $key ), true ) ) {
				$written .= ' ' . $key;
			}
		} elseif ( '' !== (string) $value ) {
			$value    = empty( $attribute['url'] ) ? esc_attr( $value ) : esc_url( $value );
			$written .= ' ' . $key . '="' . $value . '"';
		}
	}
	$fallback = '' === trim( $fallback ) ? esc_html( escale_fallback() ) : wp_kses_post( $fallback );
	return "<escale-$name$written>$fallback</escale-$name>";
}

/** `[escale_journal programme="…" heading_level="3" readonly]`: hyphens may be written as underscores. */
function escale_shortcode( $said, $content, $tag ) {
	$attributes = array();
	foreach ( is_array( $said ) ? $said : array() as $key => $value ) {
		// An attribute without a value comes as a value without a name.
		$name                = is_int( $key ) ? $value : $key;
		$name                = str_replace( '_', '-', strtolower( $name ) );
		$attributes[ $name ] = is_int( $key ) ? true : $value;
	}
	return escale_markup( substr( $tag, strlen( 'escale_' ) ), $attributes, (string) $content );
}

/** What the block's `render` calls. */
function escale_block( $said ) {
	$attributes = isset( $said['attributes'] ) && is_array( $said['attributes'] ) ? $said['attributes'] : array();
	$given      = array_filter(
		$attributes,
		static function ( $value ) {
			return is_scalar( $value ) && '' !== (string) $value;
		}
	);
	$markup     = escale_markup( isset( $said['element'] ) ? (string) $said['element'] : '', $given );
	return '' === $markup ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $markup . '</div>';
}

/** What the editor shows: every element and attribute, in the language of who writes. */
function escale_editor_data() {
	$elements = array();
	foreach ( escale_elements() as $element ) {
		// phpcs:disable WordPress.WP.I18n.NonSingularStringLiteralText -- The texts stand in elements.json.
		$element['summary'] = __( $element['summary'], 'escale' );
		foreach ( $element['attributes'] as &$attribute ) {
			$attribute['doc'] = __( $attribute['doc'], 'escale' );
		}
		// phpcs:enable
		unset( $attribute );
		$elements[] = $element;
	}
	return array(
		'elements' => $elements,
		'words'    => array(
			'element'    => __( 'Element', 'escale' ),
			'attributes' => __( 'Attributes', 'escale' ),
			'asSet'      => __( 'As in the settings, or the element’s own', 'escale' ),
		),
	);
}

function escale_init() {
	load_plugin_textdomain( 'escale', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	foreach ( array_keys( escale_elements() ) as $name ) {
		add_shortcode( 'escale_' . $name, 'escale_shortcode' );
	}
	wp_register_script( 'escale-editor', plugins_url( 'editor.js', __FILE__ ), array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ), ESCALE_VERSION, true );
	register_block_type( __DIR__ . '/block.json', array( 'render_callback' => 'escale_block' ) );
}
add_action( 'init', 'escale_init' );

function escale_editor() {
	wp_add_inline_script( 'escale-editor', 'window.escaleEditor = ' . wp_json_encode( escale_editor_data() ) . ';', 'before' );
}
add_action( 'enqueue_block_editor_assets', 'escale_editor' );

function escale_languages() {
	return array(
		''   => __( 'The page’s', 'escale' ),
		'fr' => 'Français',
		'en' => 'English',
	);
}

function escale_known_language( $value ) {
	return array_key_exists( (string) $value, escale_languages() ) ? (string) $value : '';
}

function escale_settings() {
	register_setting( 'escale', 'escale_programme', array( 'type' => 'string', 'default' => '', 'sanitize_callback' => 'sanitize_url' ) );
	register_setting( 'escale', 'escale_lang', array( 'type' => 'string', 'default' => '', 'sanitize_callback' => 'escale_known_language' ) );
}
add_action( 'admin_init', 'escale_settings' );

function escale_menu() {
	add_options_page( 'Escale', 'Escale', 'manage_options', 'escale', 'escale_page' );
}
add_action( 'admin_menu', 'escale_menu' );

function escale_page() {
	?>
	<div class="wrap">
		<h1>Escale</h1>
		<p><?php esc_html_e( 'What an element takes where its shortcode or block says nothing else.', 'escale' ); ?></p>
		<form action="options.php" method="post">
			<?php settings_fields( 'escale' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="escale_programme"><?php esc_html_e( 'Address of the programme', 'escale' ); ?></label></th>
					<td><input class="regular-text" id="escale_programme" name="escale_programme" type="text" value="<?php echo esc_attr( get_option( 'escale_programme', '' ) ); ?>"></td>
				</tr>
				<tr>
					<th scope="row"><label for="escale_lang"><?php esc_html_e( 'Language', 'escale' ); ?></label></th>
					<td>
						<select id="escale_lang" name="escale_lang">
							<?php foreach ( escale_languages() as $value => $label ) : ?>
								<option value="<?php echo esc_attr( $value ); ?>" <?php selected( get_option( 'escale_lang', '' ), $value ); ?>><?php echo esc_html( $label ); ?></option>
							<?php endforeach; ?>
						</select>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<h2><?php esc_html_e( 'Shortcodes', 'escale' ); ?></h2>
		<dl>
			<?php foreach ( escale_editor_data()['elements'] as $element ) : ?>
				<dt><code>[escale_<?php echo esc_html( $element['name'] ); ?>]</code></dt>
				<dd><?php echo esc_html( $element['summary'] ); ?></dd>
			<?php endforeach; ?>
		</dl>
	</div>
	<?php
}
